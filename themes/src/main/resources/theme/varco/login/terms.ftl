<#-- What has to be accepted is the body's to write, as plain paragraphs, in the realm's localization. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("varco.terms.title")}
  <#elseif section = "form">
    <#list msg("varco.terms.text")?split("\n") as paragraph>
    <p>${paragraph}</p>
    </#list>
    <form class="varco-actions" action="${url.loginAction}" method="post">
      <@buttons.submit text=msg("varco.terms.accept") name="accept" value="true"/>
      <@buttons.other text=msg("varco.terms.decline") name="cancel" value="true"/>
    </form>
  </#if>
</@layout.registrationLayout>

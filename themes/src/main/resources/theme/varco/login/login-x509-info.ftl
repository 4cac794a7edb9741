<#-- Keycloak's own step for certificates; cards have theirs. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("varco.access.title")}
  <#elseif section = "form">
    <dl>
      <dt>${msg("varco.x509.certificate")}</dt>
      <dd class="varco-secret">${(x509.formData.subjectDN)!msg("varco.x509.none")}</dd>
      <#if (x509.formData.isUserEnabled)??>
      <dt>${msg("varco.x509.account")}</dt>
      <dd>${(x509.formData.username)!''}</dd>
      </#if>
    </dl>
    <form class="varco-actions" action="${url.loginAction}" method="post">
      <@buttons.submit text=msg("doContinue") name="login" value="true"/>
      <#if (x509.formData.isUserEnabled)??>
      <@buttons.other text=msg("varco.x509.without") name="cancel" value="true"/>
      </#if>
    </form>
  </#if>
</@layout.registrationLayout>

<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("varco.organization.title")}
  <#elseif section = "form">
    <form action="${url.loginAction}" method="post">
      <ul class="varco-choices">
        <#list user.organizations as organization>
        <li><button type="submit" class="btn btn-outline-primary" name="kc.org" value="${organization.alias!}">${organization.name!}</button></li>
        </#list>
      </ul>
    </form>
  </#if>
</@layout.registrationLayout>

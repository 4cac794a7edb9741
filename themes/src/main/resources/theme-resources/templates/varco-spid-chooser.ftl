<#-- The choice of the SPID provider, in a theme that has no page of its own for it. All providers weigh the same. -->
<#import "template.ftl" as layout>
<#assign entries = (spid.entries)![]>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("varco.chooser.title")}
  <#elseif section = "form">
    <div id="varco-chooser">
      <#if entries?has_content>
      <p class="instruction">${msg("varco.chooser.lead")}</p>
      <ul class="${properties.kcFormSocialAccountListClass!}">
        <#list entries as entry>
        <li class="${properties.kcFormSocialAccountListItemClass!}">
          <a class="${properties.kcFormSocialAccountListButtonClass!}" href="${entry.loginUrl}"><span class="${properties.kcFormSocialAccountNameClass!}">${entry.name}</span></a>
        </li>
        </#list>
      </ul>
      <#else>
      <p class="instruction" role="alert">${msg("varco.spid.unavailable")}</p>
      </#if>
      <ul aria-label="${msg("varco.spid.links")}">
        <li><a href="https://www.spid.gov.it">${msg("varco.spid.about")}</a></li>
        <li><a href="https://www.spid.gov.it/richiedi-spid">${msg("varco.spid.apply")}</a></li>
        <li><a href="https://www.spid.gov.it/serve-aiuto">${msg("varco.spid.help")}</a></li>
      </ul>
      <#if (url.loginRestartFlowUrl)?has_content>
      <p><a href="${url.loginRestartFlowUrl}">${msg("varco.chooser.back")}</a></p>
      </#if>
    </div>
  </#if>
</@layout.registrationLayout>

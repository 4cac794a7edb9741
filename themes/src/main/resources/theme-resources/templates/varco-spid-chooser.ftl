<#-- The choice of the SPID provider, in a theme that has no page of its own for it. All providers weigh the same. -->
<#import "template.ftl" as layout>
<#assign entries = (spid.entries)![]>
<#assign searched = (spid.searched)!false>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("varco.chooser.title")}
  <#elseif section = "form">
    <div id="varco-chooser">
      <p class="instruction">${msg("varco.chooser.lead")}</p>
      <#if searched>
      <form action="${spid.searchUrl}" method="get" role="search">
        <#list spid.searchFields as name, value>
        <input type="hidden" name="${name}" value="${value}">
        </#list>
        <label for="spid-search">${msg("varco.spid.search")}</label>
        <input id="spid-search" name="search" type="search" class="${properties.kcInputClass!}" value="${spid.search}" maxlength="100" autocomplete="off" required>
        <button type="submit" class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}">${msg("varco.spid.find")}</button>
      </form>
      </#if>
      <#if entries?has_content>
      <#if searched>
      <p role="status">${spid.foundMore?then(msg("varco.spid.found-more", entries?size), msg("varco.spid.found", entries?size))}</p>
      </#if>
      <ul class="${properties.kcFormSocialAccountListClass!}">
        <#list entries as entry>
        <li class="${properties.kcFormSocialAccountListItemClass!}">
          <a class="${properties.kcFormSocialAccountListButtonClass!}" href="${entry.loginUrl}"><span class="${properties.kcFormSocialAccountNameClass!}">${entry.name}</span></a>
        </li>
        </#list>
      </ul>
      <#elseif !searched>
      <p class="instruction" role="alert">${msg("varco.spid.unavailable")}</p>
      <#elseif spid.search?has_content>
      <p class="instruction" role="alert">${msg("varco.spid.found-none", spid.search)}</p>
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

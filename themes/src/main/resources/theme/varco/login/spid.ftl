<#-- The identity providers of SPID. Their order is Java's, new at every page, and all weigh the same. -->
<#macro providers entries>
<ul class="varco-providers">
  <#list entries as entry>
  <li>
    <a href="${entry.loginUrl}">
      <#if (entry.logo)?has_content>
      <img src="${url.resourcesPath}/img/brand/${entry.logo}" alt="">
      </#if>
      <span>${entry.name}</span>
    </a>
  </li>
  </#list>
</ul>
</#macro>

<#macro unavailable>
<div class="alert alert-warning" role="alert">${msg("varco.spid.unavailable")}</div>
</#macro>

<#macro links>
<ul class="varco-links" aria-label="${msg("varco.spid.links")}">
  <li><a href="https://www.spid.gov.it">${msg("varco.spid.about")}</a></li>
  <li><a href="https://www.spid.gov.it/richiedi-spid">${msg("varco.spid.apply")}</a></li>
  <li><a href="https://www.spid.gov.it/serve-aiuto">${msg("varco.spid.help")}</a></li>
</ul>
</#macro>

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

<#-- The eIDAS node is asked on a button of its own. -->
<#macro foreign>
<#list (spid.foreign)![] as node>
<p class="varco-foreign"><a class="btn btn-outline-primary varco-enter" href="${node.loginUrl}"><span>${msg("varco.eidas.enter")}</span></a></p>
</#list>
</#macro>

<#macro links>
<ul class="varco-links" aria-label="${msg("varco.spid.links")}">
  <li><a href="https://www.spid.gov.it">${msg("varco.spid.about")}</a></li>
  <li><a href="https://www.spid.gov.it/richiedi-spid">${msg("varco.spid.apply")}</a></li>
  <li><a href="https://www.spid.gov.it/serve-aiuto">${msg("varco.spid.help")}</a></li>
</ul>
</#macro>

<#-- Whichever the list is long enough for: the providers, or a search for one, which needs no script. -->
<#macro choice bean>
<#if (bean.searched)!false>
<@search bean/>
<#local found = bean.entries>
<#if found?has_content>
<p role="status">${bean.foundMore?then(msg("varco.spid.found-more", found?size), msg("varco.spid.found", found?size))}</p>
<@providers found/>
<#elseif bean.search?has_content>
<div class="alert alert-warning" role="alert">${msg("varco.spid.found-none", bean.search)}</div>
</#if>
<#else>
<#local entries = (bean.entries)![]>
<#if entries?has_content>
<@providers entries/>
<#else>
<@unavailable/>
</#if>
</#if>
</#macro>

<#macro search bean>
<form class="varco-desk" action="${bean.searchUrl}" method="get" role="search">
  <#list bean.searchFields as name, value>
  <input type="hidden" name="${name}" value="${value}">
  </#list>
  <div class="varco-field">
    <label for="spid-search">${msg("varco.spid.search")}</label>
    <input id="spid-search" name="search" type="search" class="form-control" value="${bean.search}" maxlength="100" autocomplete="off" required>
  </div>
  <button type="submit" class="btn btn-primary">${msg("varco.spid.find")}</button>
</form>
</#macro>

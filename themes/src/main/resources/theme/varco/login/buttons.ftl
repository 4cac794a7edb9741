<#macro submit text name="" value="">
<button type="submit" class="btn btn-primary"<#if name?has_content> name="${name}" value="${value}"</#if>>${text}</button>
</#macro>

<#macro link address text>
<a class="btn btn-primary" href="${address}">${text}</a>
</#macro>

<#macro secondary address text>
<a class="btn btn-outline-primary" href="${address}">${text}</a>
</#macro>

<#-- An answer to the page, which tells the server and is no address. -->
<#macro answer address text name value>
<form action="${address}" method="post">
  <button type="submit" class="btn btn-outline-primary" name="${name}" value="${value}">${text}</button>
</form>
</#macro>

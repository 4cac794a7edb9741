<#macro submit text name="" value="">
<button type="submit" class="btn btn-primary"<#if name?has_content> name="${name}" value="${value}"</#if>>${text}</button>
</#macro>

<#macro link address text>
<a class="btn btn-primary" href="${address}">${text}</a>
</#macro>

<#macro secondary address text>
<a class="btn btn-outline-primary" href="${address}">${text}</a>
</#macro>

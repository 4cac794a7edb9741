<#-- One labelled field. The error belongs to the field for those who hear the page, too. -->
<#macro input name label type="text" autocomplete="off" value="" error="">
<div class="varco-field">
  <label for="${name}">${label}</label>
  <input id="${name}" name="${name}" type="${type}" class="form-control" value="${value}" autocomplete="${autocomplete}" autocapitalize="none" spellcheck="false" required<#if error?has_content> aria-invalid="true" aria-describedby="${name}-error"</#if>>
  <#if error?has_content>
  <p id="${name}-error" class="varco-error">${error}</p>
  </#if>
</div>
</#macro>

<#-- What Keycloak says is wrong with a field, or nothing. -->
<#function wrong name>
  <#if (messagesPerField.existsError(name))!false>
    <#return messagesPerField.getFirstError(name)>
  </#if>
  <#return "">
</#function>

<#-- One labelled field. The error belongs to the field for those who hear the page, too; what is said of several fields at
     once stands in an element of its own, which wrongBy names. -->
<#macro input name label type="text" autocomplete="off" value="" error="" mode="" optional=false wrongBy="">
<div class="varco-field">
  <label for="${name}">${label}</label>
  <input id="${name}" name="${name}" type="${type}" class="form-control" value="${value}" autocomplete="${autocomplete}" autocapitalize="none" spellcheck="false"<#if mode?has_content> inputmode="${mode}"</#if><#if !optional> required</#if><#if error?has_content> aria-invalid="true" aria-describedby="${name}-error"<#elseif wrongBy?has_content> aria-invalid="true" aria-describedby="${wrongBy}"</#if>>
  <@problem name error/>
</div>
</#macro>

<#macro problem name error>
  <#if error?has_content>
  <p id="${name}-error" class="varco-error">${error}</p>
  </#if>
</#macro>

<#macro checkbox name label value="on" checked=false>
<div class="form-check">
  <input type="checkbox" id="${name}" name="${name}" value="${value}"<#if checked> checked</#if>>
  <label for="${name}">${label}</label>
</div>
</#macro>

<#-- Devices of which one is meant. -->
<#macro devices label credentials selected>
<fieldset class="varco-field">
  <legend>${label}</legend>
  <#list credentials as credential>
  <div class="form-check">
    <input type="radio" id="device-${credential?index}" name="selectedCredentialId" value="${credential.id}"<#if credential.id == selected> checked</#if>>
    <label for="device-${credential?index}">${(credential.userLabel)!''}</label>
  </div>
  </#list>
</fieldset>
</#macro>

<#-- The fields of a person's profile, as the realm's user profile describes them. Name and parameters are Keycloak's. -->
<#import "field.ftl" as field>

<#macro userProfileFormFields>
  <#local currentGroup = "">
  <#list profile.attributes as attribute>
    <#if attribute.name == "locale" && ((realm.internationalizationEnabled)!false) && (locale.currentLanguageTag)?has_content>
    <input type="hidden" name="locale" value="${locale.currentLanguageTag}">
    <#else>
    <#local group = (attribute.group.name)!"">
    <#if group != currentGroup>
      <#local currentGroup = group>
      <#if group?has_content>
    <h2 class="h4">${(attribute.group.displayHeader)?has_content?then(advancedMsg(attribute.group.displayHeader), group)}</h2>
        <#if (attribute.group.displayDescription)?has_content>
    <p>${advancedMsg(attribute.group.displayDescription)}</p>
        </#if>
      </#if>
    </#if>
    <#nested "beforeField" attribute>
    <@profileField attribute/>
    <#nested "afterField" attribute>
    </#if>
  </#list>
</#macro>

<#macro profileField attribute>
<#local kind = (attribute.annotations.inputType)!"text">
<#local label = advancedMsg(attribute.displayName!attribute.name) + attribute.required?then(" *", "")>
<#local wrong = field.wrong(attribute.name)>
<#local described = []>
<#if (attribute.annotations.inputHelperTextBefore)??><#local described = described + [attribute.name + "-before"]></#if>
<#if wrong?has_content><#local described = described + [attribute.name + "-error"]></#if>
<#if (attribute.annotations.inputHelperTextAfter)??><#local described = described + [attribute.name + "-after"]></#if>
<#if kind == "select-radiobuttons" || kind == "multiselect-checkboxes">
<fieldset class="varco-field"<#if described?has_content> aria-describedby="${described?join(" ")}"</#if>>
  <legend>${label}</legend>
  <@hint attribute "Before"/>
  <#list options(attribute) as option>
  <div class="form-check">
    <input type="${(kind == "select-radiobuttons")?then("radio", "checkbox")}" id="${attribute.name}-${option?index}" name="${attribute.name}" value="${option}"<#if attribute.readOnly> disabled</#if><#if ((attribute.values)![])?seq_contains(option)> checked</#if>>
    <label for="${attribute.name}-${option?index}">${optionLabel(attribute, option)}</label>
  </div>
  </#list>
  <@field.problem attribute.name wrong/>
  <@hint attribute "After"/>
</fieldset>
<#else>
<div class="varco-field">
  <label for="${attribute.name}">${label}</label>
  <@hint attribute "Before"/>
  <#if kind == "textarea">
  <textarea id="${attribute.name}" name="${attribute.name}" class="form-control"<@common attribute wrong described/>>${attribute.value!''}</textarea>
  <#elseif kind == "select" || kind == "multiselect">
  <select id="${attribute.name}" name="${attribute.name}" class="form-control"<#if kind == "multiselect"> multiple</#if><@common attribute wrong described/>>
    <#if kind == "select"><option value=""></option></#if>
    <#list options(attribute) as option>
    <option value="${option}"<#if ((attribute.values)![])?seq_contains(option)> selected</#if>>${optionLabel(attribute, option)}</option>
    </#list>
  </select>
  <#else>
  <#list (attribute.multivalued && (attribute.values)?has_content)?then(attribute.values, [attribute.value!'']) as value>
  <input type="${kind?remove_beginning("html5-")}" id="${attribute.name}<#if value?index gt 0>-${value?index}</#if>" name="${attribute.name}" value="${value!''}" class="form-control" autocomplete="${attribute.autocomplete!'on'}"<#if value?index gt 0> aria-label="${label}"</#if><#if (attribute.annotations.inputTypePattern)??> pattern="${attribute.annotations.inputTypePattern}"</#if><#if (attribute.annotations.inputTypeMaxlength)??> maxlength="${attribute.annotations.inputTypeMaxlength}"</#if><#if (attribute.annotations.inputTypeMin)??> min="${attribute.annotations.inputTypeMin}"</#if><#if (attribute.annotations.inputTypeMax)??> max="${attribute.annotations.inputTypeMax}"</#if><@common attribute wrong described/>>
  </#list>
  </#if>
  <@field.problem attribute.name wrong/>
  <@hint attribute "After"/>
</div>
</#if>
</#macro>

<#macro common attribute wrong described><#if attribute.readOnly> disabled<#elseif attribute.required> required</#if><#if wrong?has_content> aria-invalid="true"</#if><#if described?has_content> aria-describedby="${described?join(" ")}"</#if></#macro>

<#macro hint attribute place>
<#local text = (attribute.annotations["inputHelperText" + place])!"">
<#if text?has_content>
  <p id="${attribute.name}-${place?lower_case}" class="varco-hint">${advancedMsg(text)}</p>
</#if>
</#macro>

<#function options attribute>
  <#local validation = (attribute.annotations.inputOptionsFromValidation)!"options">
  <#return (attribute.validators[validation].options)!((attribute.validators.options.options)![])>
</#function>

<#function optionLabel attribute option>
  <#if (attribute.annotations.inputOptionLabels)??>
    <#return advancedMsg(attribute.annotations.inputOptionLabels[option]!option)>
  <#elseif (attribute.annotations.inputOptionLabelsI18nPrefix)??>
    <#return msg(attribute.annotations.inputOptionLabelsI18nPrefix + "." + option)>
  </#if>
  <#return option>
</#function>

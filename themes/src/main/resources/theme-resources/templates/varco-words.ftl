<#-- How the plan's rules are put into sentences; the pages of every theme share it. -->

<#-- "SPID, CIE o CNS". -->
<#function either names>
  <#local text = "">
  <#list names as name>
    <#if name?is_first>
      <#local text = name>
    <#elseif name?is_last>
      <#local text = msg("varco.plan.or", text, name)>
    <#else>
      <#local text = text + ", " + name>
    </#if>
  </#list>
  <#return text>
</#function>

<#function sentence item>
  <#local act = "">
  <#if item.actName?has_content>
    <#local act = msg("varco.plan.act", item.actName, item.actNumber, item.actDay)>
  </#if>
  <#return msg("varco.plan.item." + item.text, item.profile, item.day, act, either(item.methods))>
</#function>

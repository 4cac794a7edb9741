<#-- What an e-mail about a role that the Order gives and takes says, paragraph by paragraph; the same in text and in HTML. -->

<#function either names>
  <#local text = "">
  <#list names as name>
    <#if name?is_first>
      <#local text = name>
    <#elseif name?is_last>
      <#local text = msg("varco.mail.or", text, name)>
    <#else>
      <#local text = text + ", " + name>
    </#if>
  </#list>
  <#return text>
</#function>

<#function paragraphs mail>
  <#local all = [
    msg("varco.mail.greeting"),
    msg("varco.mail." + mail.kind + "." + mail.tense, mail.profile, mail.day),
    msg("varco.mail." + mail.kind + ".action", either(mail.methods))
  ]>
  <#if mail.portal?has_content>
    <#local all = all + [msg("varco.mail.portal", mail.portal)]>
  </#if>
  <#local all = all + [msg("varco.mail.safety")]>
  <#if mail.phone?has_content>
    <#local all = all + [msg("varco.mail.phone", mail.phone)]>
  </#if>
  <#return all + [msg("varco.mail.written"), msg("varco.mail.automatic"), mail.body]>
</#function>

<#-- What an e-mail about a sign-in through a new SPID provider says, paragraph by paragraph; the same in text and in HTML. -->

<#function paragraphs mail>
  <#local all = [
    msg("varco.mail.greeting"),
    msg("varco.mail.entry.new", mail.entry, mail.day),
    msg("varco.mail.entry.yours"),
    msg("varco.mail.entry.not-yours")
  ]>
  <#if mail.phone?has_content>
    <#local all = all + [msg("varco.mail.phone", mail.phone)]>
  </#if>
  <#return all + [msg("varco.mail.written"), msg("varco.mail.automatic"), mail.body]>
</#function>

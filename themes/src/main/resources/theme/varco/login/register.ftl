<#-- A realm where people register themselves. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "field.ftl" as field>
<#import "user-profile-commons.ftl" as profileFields>
<@layout.registrationLayout displayMessage=(messagesPerField.exists("global"))!false displayRequiredFields=true; section>
  <#if section = "header">
    ${msg("varco.register.title")}
  <#elseif section = "form">
    <form action="${url.registrationAction}" method="post">
      <@profileFields.userProfileFormFields; place, attribute>
        <#if place == "afterField" && passwordRequired?? && (attribute.name == "username" || (attribute.name == "email" && ((realm.registrationEmailAsUsername)!false)))>
      <@field.input name="password" label=msg("varco.legacy.password") type="password" autocomplete="new-password" error=field.wrong("password")/>
      <@field.input name="password-confirm" label=msg("varco.new-password.second") type="password" autocomplete="new-password" error=field.wrong("password-confirm")/>
        </#if>
      </@profileFields.userProfileFormFields>
      <#if termsAcceptanceRequired??>
      <@field.checkbox name="termsAccepted" label=msg("acceptTerms")/>
      <@field.problem "termsAccepted" field.wrong("termsAccepted")/>
      </#if>
      <div class="varco-actions">
        <@buttons.submit text=msg("varco.register.submit")/>
        <@buttons.secondary address=url.loginUrl text=msg("varco.forgotten.back")/>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>

<#-- An app on the telephone is made known: what to install, what to scan or type, and a first code as proof. -->
<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#import "field.ftl" as field>
<#assign wrongCode = field.wrong("totp")>
<#assign wrongName = field.wrong("userLabel")>
<#assign byHand = (mode!'') == "manual">
<@layout.registrationLayout displayMessage=!(wrongCode?has_content || wrongName?has_content); section>
  <#if section = "header">
    ${msg("varco.totp.title")}
  <#elseif section = "form">
    <ol class="varco-steps">
      <li>
        <p>${msg("varco.totp.install")}</p>
        <ul>
          <#list totp.supportedApplications as app>
          <li>${msg(app)}</li>
          </#list>
        </ul>
      </li>
      <li>
        <#if byHand>
        <p>${msg("varco.totp.type")}</p>
        <p class="varco-secret"><strong>${totp.totpSecretEncoded}</strong></p>
        <p>${msg("varco.totp.settings")}</p>
        <ul>
          <li>${msg("loginTotpType")}: ${msg("loginTotp." + totp.policy.type)}</li>
          <li>${msg("loginTotpAlgorithm")}: ${totp.policy.algorithmKey}</li>
          <li>${msg("loginTotpDigits")}: ${totp.policy.digits}</li>
          <#if totp.policy.type == "totp">
          <li>${msg("loginTotpInterval")}: ${totp.policy.period}</li>
          <#else>
          <li>${msg("loginTotpCounter")}: ${totp.policy.initialCounter}</li>
          </#if>
        </ul>
        <p><a href="${totp.qrUrl}">${msg("varco.totp.scan-instead")}</a></p>
        <#else>
        <p>${msg("varco.totp.scan")}</p>
        <p><img class="varco-code" src="data:image/png;base64,${totp.totpSecretQrCode}" alt="${msg("varco.totp.picture")}"></p>
        <p><a href="${totp.manualUrl}">${msg("varco.totp.type-instead")}</a></p>
        </#if>
      </li>
      <li><p>${msg("varco.totp.prove")}</p></li>
    </ol>
    <form action="${url.loginAction}" method="post">
      <@field.input name="totp" label=msg("varco.otp.code") autocomplete="one-time-code" mode="numeric" error=wrongCode/>
      <input type="hidden" name="totpSecret" value="${totp.totpSecret}">
      <#if mode??>
      <input type="hidden" name="mode" value="${mode}">
      </#if>
      <#assign first = !(totp.otpCredentials)?has_content>
      <@field.input name="userLabel" label=first?then(msg("varco.totp.name-optional"), msg("varco.totp.name")) error=wrongName optional=first/>
      <@field.checkbox name="logout-sessions" label=msg("varco.new-password.others")/>
      <@buttons.finish text=msg("varco.new-password.save")/>
    </form>
  </#if>
</@layout.registrationLayout>

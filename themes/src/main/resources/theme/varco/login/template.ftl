<#import "footer.ftl" as siteFooter>
<#import "help.ftl" as help>
<#import "body.ftl" as body>
<#import "theme-resources.ftl" as resources>

<#-- Name, parameters and sections are Keycloak's: the pages of "base" that we do not replace call this macro too.
     displayLanguages, displayHelp and displayTryAnotherWay are ours. -->
<#macro registrationLayout bodyClass="" displayInfo=false displayMessage=true displayRequiredFields=false
        displayLanguages=true displayHelp=true displayTryAnotherWay=true>
<#local heading><#nested "header"></#local>
<#-- Markup in a heading of "base" is escaped text with tags around it: without the tags it is fit for the title. -->
<#local plainHeading = heading?markup_string?replace("<[^>]*>", "", "r")?trim>
<!DOCTYPE html>
<html lang="${lang!'it'}" dir="${((locale.rtl)!false)?then('rtl', 'ltr')}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex, nofollow">
  <title>${plainHeading?no_esc} – ${body.name()}</title>
  <@resources.renderFavicons (themeResources.favicons)![] url.resourcesPath/>
  <@resources.renderStyles (themeResources.styles)![] url.resourcesPath/>
  <#local colour = body.said("colour", "bodyColour")>
  <#if colour?has_content>
  <link rel="stylesheet" href="${url.resourcesPath?keep_before("/resources/")}/realms/${(realm.name)!''}/varco-look/colours.css?${colour?url("UTF-8")}">
  </#if>
</head>
<body class="${bodyClass}">
<a class="varco-skip" href="#main">${msg("varco.skip")}</a>
<header class="it-header-wrapper">
  <div class="it-header-slim-wrapper">
    <div class="container varco-slim">
      <#local parentName = body.said("parent-name", "parentBodyName")>
      <#local parentUrl = body.said("parent-url", "parentBodyUrl")>
      <#if parentUrl?has_content>
      <a class="varco-parent" href="${parentUrl}" lang="it">${parentName}</a>
      <#else>
      <span class="varco-parent" lang="it">${parentName}</span>
      </#if>
      <#if displayLanguages>
      <@languages/>
      </#if>
    </div>
  </div>
  <div class="it-header-center-wrapper varco-brand">
    <div class="container">
      <#local logo = body.said("logo", "bodyLogo")>
      <#if logo?has_content>
      <img class="varco-brand-logo" src="${body.picture(logo)}" alt="">
      </#if>
      <span class="varco-brand-name" lang="it">${body.name()}</span>
    </div>
  </div>
</header>
<main id="main" class="container varco-main" tabindex="-1">
  <h1>${heading}</h1>
  <#-- An application that asks for an action of its own need not warn that the action has to be done. -->
  <#if displayMessage && message?has_content && (message.type != 'warning' || !isAppInitiatedAction??)>
  <div class="alert alert-${(message.type == 'error')?then('danger', message.type)}" role="${(message.type == 'error' || message.type == 'warning')?then('alert', 'status')}">
    ${message.summary}
  </div>
  </#if>
  <#if displayRequiredFields>
  <p>* ${msg("requiredFields")}</p>
  </#if>

  <#nested "form">

  <#if displayTryAnotherWay && (auth.showTryAnotherWayLink())!false>
  <form action="${url.loginAction}" method="post">
    <input type="hidden" name="tryAnotherWay" value="on">
    <button type="submit" class="btn btn-outline-primary">${msg("doTryAnotherWay")}</button>
  </form>
  </#if>

  <#nested "socialProviders">
  <#if displayInfo>
  <#nested "info">
  </#if>
  <#if displayHelp>
  <@help.contacts/>
  </#if>
</main>
<@siteFooter.content/>
</body>
</html>
</#macro>

<#-- Keycloak's order follows the language in use; people look for a language where they left it. -->
<#macro languages>
<#if ((locale.supported)![])?size gt 1>
<#local order = ["it", "en", "de", "fr", "sl"]>
<#local known = []>
<#list order as tag>
  <#local known = known + locale.supported?filter(l -> l.languageTag == tag)>
</#list>
<#local known = known + locale.supported?filter(l -> !order?seq_contains(l.languageTag))>
<nav aria-label="${msg("varco.language.label")}">
  <ul class="varco-languages">
    <#list known as language>
    <li><a href="${language.url}" lang="${language.languageTag}" hreflang="${language.languageTag}"<#if language.languageTag == (locale.currentLanguageTag)!''> aria-current="true"</#if>>${order?seq_contains(language.languageTag)?then(msg("varco.language." + language.languageTag), language.label)}</a></li>
    </#list>
  </ul>
</nav>
</#if>
</#macro>

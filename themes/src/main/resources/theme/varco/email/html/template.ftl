<#-- What stands around every e-mail of the realm, Keycloak's own too. No picture and no style from anywhere: nothing is fetched to read it. -->
<#macro emailLayout>
<!DOCTYPE html>
<html lang="${locale.language}" dir="${(ltr)?then('ltr', 'rtl')}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${subject!}</title>
</head>
<body>
<main>
  <#nested>
</main>
</body>
</html>
</#macro>

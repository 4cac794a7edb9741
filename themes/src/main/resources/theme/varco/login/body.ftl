<#-- What the public body says of itself: an attribute of the realm or, where it says nothing, a property of the theme. -->
<#function said attribute property>
  <#local own = (realm.attributes["varco.body." + attribute])!"">
  <#return own?has_content?then(own, properties[property]!"")>
</#function>

<#function name>
  <#local own = said("name", "bodyName")>
  <#return own?has_content?then(own, (realm.displayName)!"")>
</#function>

<#-- A picture: an address, or a file of the theme. -->
<#function picture path>
  <#return path?matches("^(data:|https?:|/).*", "s")?then(path, url.resourcesPath + "/" + path)>
</#function>

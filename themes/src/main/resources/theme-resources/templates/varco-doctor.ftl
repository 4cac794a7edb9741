<#-- What the doctor finds in the realm, for those who answer for it: it shows, and changes nothing. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("varco.doctor.title")}
  <#elseif section = "form">
    <div id="varco-doctor">
    <p class="varco-lead">${msg("varco.doctor.lead", doctor.realm())}</p>
    <form class="varco-day-form" action="${doctor.url()}" method="get">
      <p class="varco-looked">${msg("varco.doctor.looked")} <time datetime="${doctor.at()}">${doctor.atText()}</time></p>
      <button type="submit" class="btn btn-primary">${msg("varco.doctor.again")}</button>
    </form>

    <#if doctor.groups()?has_content>
    <p>${msg("varco.doctor.how")}</p>
    <#else>
    <div class="alert alert-success" role="status"><p>${msg("varco.doctor.nothing", doctor.well()?size)}</p></div>
    </#if>

    <#list doctor.groups() as group>
    <h2>${msg("varco.doctor." + group.severity() + ".title", group.problems()?size)}</h2>
    <p>${msg("varco.doctor." + group.severity() + ".text")}</p>
    <#list group.problems() as problem>
    <section class="varco-card" aria-labelledby="problem-${problem.code()}">
      <h3 class="h4" id="problem-${problem.code()}">${problem.code()}</h3>
      <p lang="en">${problem.text()}</p>
      <h4 id="where-${problem.code()}">${msg("varco.doctor.where")}</h4>
      <ul class="varco-where" aria-labelledby="where-${problem.code()} problem-${problem.code()}">
        <#list problem.subjects() as subject>
        <li translate="no">${subject}</li>
        </#list>
      </ul>
      <#if !problem.whole()>
      <p>${msg("varco.doctor.more", problem.subjects()?size)}</p>
      </#if>
    </section>
    </#list>
    </#list>

    <#if doctor.groups()?has_content && doctor.well()?has_content>
    <h2>${msg("varco.doctor.well.title", doctor.well()?size)}</h2>
    <p>${msg("varco.doctor.well.text")}</p>
    <p translate="no"><#list doctor.well() as code><span class="varco-whole">${code}</span><#sep>, </#list></p>
    </#if>
    </div>
  </#if>
</@layout.registrationLayout>

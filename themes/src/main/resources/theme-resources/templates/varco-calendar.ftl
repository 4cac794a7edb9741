<#-- The plan for those who answer for it: its phases, each profile over time, and one day method by method. -->
<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("varco.calendar.title")}
  <#elseif section = "form">
    <div id="varco-calendar">
    <p class="varco-lead">${msg("varco.calendar.lead", calendar.body, calendar.version)}</p>

    <h2>${msg("varco.calendar.phases")}</h2>
    <ol class="varco-phases">
      <#list calendar.stops as stop>
      <li>
        <strong>${msg("varco.calendar.from", stop.date())}</strong> – ${stop.act()}
        <span class="varco-phase-what"><#list stop.what() as what>${msg("varco.calendar.stop." + what)}<#sep>; </#list></span>
        <span class="varco-phase-whom"><#if stop.whom()?has_content><#list stop.whom() as name>${name}<#sep>, </#list><#else>${msg("varco.calendar.everybody")}</#if></span>
      </li>
      </#list>
    </ol>

    <h2 id="varco-timeline">${msg("varco.calendar.timeline")}</h2>
    <p class="varco-legend">
      <svg class="varco-swatch" viewBox="0 0 24 16" aria-hidden="true"><rect class="varco-bar-open" width="24" height="16"/></svg> ${msg("varco.calendar.open")}
      <svg class="varco-swatch" viewBox="0 0 24 16" aria-hidden="true"><rect class="varco-bar-strong" width="24" height="16"/></svg> ${msg("varco.calendar.strong")}
      <svg class="varco-swatch" viewBox="0 0 24 16" aria-hidden="true"><rect class="varco-today" x="10" width="4" height="16"/></svg> ${msg("varco.calendar.today")}
    </p>
    <table class="varco-timeline" aria-labelledby="varco-timeline">
      <thead>
        <tr>
          <th scope="col">${msg("varco.calendar.profile")}</th>
          <th scope="col"><span class="varco-axis"><span>${calendar.first}</span> <span>${calendar.last}</span></span></th>
          <th scope="col">${msg("varco.calendar.strong-from")}</th>
        </tr>
      </thead>
      <tbody>
        <#list calendar.lines as line>
        <tr>
          <th scope="row">${line.name()}</th>
          <td>
            <svg class="varco-line" viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true">
              <#list line.bars() as bar>
              <rect class="varco-bar-${bar.kind()}" x="${bar.place()?c}" y="2" width="${bar.width()?c}" height="20"/><#t>
              </#list>
              <#if line?is_first>
              <g id="varco-days"><#t>
              <#list calendar.stops as stop>
              <rect class="varco-mark" x="${stop.place()?c}" y="0" width="2" height="24"/><#t>
              </#list>
              <#if calendar.today gte 0 && calendar.today lte 1000>
              <rect class="varco-today" x="${calendar.today?c}" y="0" width="4" height="24"/><#t>
              </#if>
              </g><#t>
              <#else>
              <use href="#varco-days"/><#t>
              </#if>
            </svg>
          </td>
          <td><#if line.since()?has_content>${line.since()}<#else>${msg("varco.calendar.no-date")}</#if></td>
        </tr>
        </#list>
      </tbody>
    </table>

    <h2 id="varco-day">${msg("varco.calendar.day", calendar.dayText)}</h2>
    <form class="varco-day-form" action="${calendarUrl}" method="get">
      <label for="day">${msg("varco.calendar.day-label")}</label>
      <input class="form-control" type="date" id="day" name="day" value="${calendar.day}">
      <button type="submit" class="btn btn-primary">${msg("varco.calendar.show")}</button>
    </form>
    <div class="varco-scroll" tabindex="0" role="region" aria-labelledby="varco-day">
    <table class="varco-matrix" aria-labelledby="varco-day">
      <thead>
        <tr>
          <th scope="col">${msg("varco.calendar.profile")}</th>
          <#list calendar.methods as method>
          <th scope="col">${msg("varco.method." + method)}</th>
          </#list>
        </tr>
      </thead>
      <tbody>
        <#list calendar.dayLines as line>
        <tr>
          <th scope="row">${line.name()}</th>
          <#list line.cells() as cell>
          <td class="varco-${cell.answer()}">${msg("varco.calendar." + cell.answer())} <sup>${cell.reason()?c}</sup></td><#t>
          </#list>
        </tr>
        </#list>
      </tbody>
    </table>
    </div>
    <h3 class="h4">${msg("varco.calendar.reasons")}</h3>
    <p>${msg("varco.calendar.reasons-lead")}</p>
    <ol class="varco-reasons">
      <#list calendar.reasons as reason>
      <li>${msg("varco.calendar.reason." + reason.words(), reason.since(), reason.act())} (${reason.code()})</li>
      </#list>
    </ol>
    </div>
  </#if>
</@layout.registrationLayout>

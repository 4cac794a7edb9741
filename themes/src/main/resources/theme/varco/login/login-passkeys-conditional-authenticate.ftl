<#include "webauthn-authenticate.ftl">

using Tenantry.AdminUi.Tests;
using Tenantry.AdminUi.Tests.Browser;

[assembly: AssemblyFixture(typeof(AdminUiApp))]
[assembly: AssemblyFixture(typeof(Chromium))]

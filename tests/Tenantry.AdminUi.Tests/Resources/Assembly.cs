using Tenantry.AdminUi.Tests.Resources;
using Tenantry.AdminUi.Tests.Resources.Typed;

[assembly: AssemblyFixture(typeof(PlatformApp))]
[assembly: AssemblyFixture(typeof(OrderApp))]

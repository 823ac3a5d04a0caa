using Tenantry.AdminUi.Tests.Resources;

[assembly: AssemblyFixture(typeof(PlatformApp))]

using Tenantry;
using Tenantry.Development;
using Tenantry.Samples.KidsAiAcademy;

var builder = WebApplication.CreateBuilder(args);
if (builder.Environment.IsDevelopment())
{
    builder.AddTenantryDevelopment();
}

builder.AddTenantry(tenantry => tenantry
    .Named("Creator Platform")
    .MonthlyTarget(KidsAiAcademyPlatform.MonthlyTarget)
    .Features(KidsAiAcademyPlatform.Features)
    .Meters(KidsAiAcademyPlatform.Meters)
    .Products(KidsAiAcademyPlatform.Products()));

var app = builder.Build();
if (await app.RunCommandAsync(args))
{
    return;
}

app.MapTenantry();
app.MapKidsAiAcademy();
app.Run();

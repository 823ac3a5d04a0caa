using Tenantry;
using Tenantry.Development;
using Tenantry.FeatureGating;

var builder = WebApplication.CreateBuilder(args);
if (builder.Environment.IsDevelopment())
{
    builder.AddTenantryDevelopment();
}

builder.AddTenantry();

var app = builder.Build();
if (await app.RunCommandAsync(args))
{
    return;
}

app.MapTenantry();
app.MapPost("/api/ask", () => new { Answer = "Forty-two." }).RequireAuthorization().Metered("api_calls");
app.Run();

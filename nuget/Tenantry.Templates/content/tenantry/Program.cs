using Tenantry;
using Tenantry.FeatureGating;

var builder = WebApplication.CreateBuilder(args);
builder.AddTenantry();

var app = builder.Build();
if (await app.RunCommandAsync(args))
{
    return;
}

app.MapTenantry();
app.MapPost("/api/ask", () => new { Answer = "Forty-two." }).RequireAuthorization().Metered("api_calls");
app.Run();

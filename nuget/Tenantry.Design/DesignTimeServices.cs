using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Design;

/// <summary>Replaces the services with which <c>dotnet ef</c> writes migrations. The tool finds this class by its interface.</summary>
internal sealed class DesignTimeServices : IDesignTimeServices
{
    public void ConfigureDesignTimeServices(IServiceCollection serviceCollection)
    {
        serviceCollection.AddSingleton<IMigrationsCodeGenerator, InternalMigrationsGenerator>();
        serviceCollection.AddScoped<IMigrationsScaffolder, PlainTextScaffolder>();
    }
}

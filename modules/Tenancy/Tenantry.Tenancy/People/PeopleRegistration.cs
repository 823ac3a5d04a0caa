using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Data;

namespace Tenantry.Tenancy.People;

/// <summary>Registers the people and the first operator.</summary>
internal static class PeopleRegistration
{
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddIdentityCore<Person>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            identity.User.AllowedUserNameCharacters = "";
            identity.Password = new PasswordOptions
            {
                RequiredLength = Passwords.MinLength,
                RequireDigit = false,
                RequireLowercase = false,
                RequireUppercase = false,
                RequireNonAlphanumeric = false,
            };
        }).AddEntityFrameworkStores<TenancyDbContext>();
        services.AddSingleton<MailLinks>();
        services.AddScoped<ConfirmationMail>();
        services.AddScoped<PasswordMail>();
        services.AddSingleton(_ => new SeededOperator());
        services.AddSingleton<IDataSeedContributor, OperatorSeed>();
    }
}

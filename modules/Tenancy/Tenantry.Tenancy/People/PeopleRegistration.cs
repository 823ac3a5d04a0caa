using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People.UserFields;

namespace Tenantry.Tenancy.People;

/// <summary>Registers users and the seeding of the first operator.</summary>
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
        services.AddOptions<UserFieldOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<UserFieldOptions>, UserFieldOptionsValidator>();
        services.AddSingleton<UserFieldSet>();
        services.AddSingleton<MailLinks>();
        services.AddScoped<ConfirmationMail>();
        services.AddScoped<PasswordMail>();
        services.AddSingleton(_ => new SeededOperator());
        services.AddSingleton<IDataSeedContributor, OperatorSeed>();
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tenantry.Platform.Data;
using Tenantry.Tenancy.Data;
using Tenantry.Tenancy.People.UserFields;

namespace Tenantry.Tenancy.People;

/// <summary>Registers users and the seeding of the first operator.</summary>
internal static class UserRegistration
{
    public static void AddUsers(this IServiceCollection services)
    {
        services.AddIdentityCore<User>(identity =>
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
        // OWASP's recommendation for PBKDF2 with HMAC-SHA-512. Older hashes are replaced when their user signs in.
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        services.AddOptions<UserFieldOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<UserFieldOptions>, UserFieldOptionsValidator>();
        services.AddSingleton<UserFieldSet>();
        services.AddSingleton<EmailLinks>();
        services.AddScoped<ConfirmationEmail>();
        services.AddScoped<PasswordChangedEmail>();
        services.AddSingleton(_ => new SeededOperator());
        services.AddSingleton<IDataSeedContributor, OperatorSeed>();
    }
}

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Registers and maps sign-up, email confirmation and user accounts.</summary>
internal static class AccountRegistration
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<PendingSignUp>();
        services.AddScoped<CreateAccount>();
        services.AddScoped<AccountExistsEmail>();
        services.AddScoped<AccountCreatedEmail>();
        services.AddScoped<SignUp>();
        services.AddScoped<SaveEmailConfirmation>();
        services.AddScoped<ConfirmEmail>();
        services.AddScoped<ForgotPassword>();
        services.AddScoped<IAccounts, FindOrCreateAccount>();
        services.AddScoped<SessionRenewal>();
        services.AddScoped<ConfirmPassword>();
        services.AddScoped<FindUser>();
        services.AddScoped<SecondFactorEmail>();
        services.AddScoped<SecuritySettings>();
        services.AddScoped<ResetSecondFactor>();
        services.AddScoped<ResetPassword>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<GetAccount>();
        services.AddScoped<UpdateAccount>();
        services.AddSingleton<IUserExtraProperties, UserExtraProperties>();
    }

    public static void MapAccounts(this IEndpointRouteBuilder auth)
    {
        SignUp.Map(auth);
        GetAccount.Map(auth);
        UpdateAccount.Map(auth);
    }
}

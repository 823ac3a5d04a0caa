using Microsoft.Extensions.DependencyInjection;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Registers sign-up, confirmation and the account of a person.</summary>
internal static class AccountRegistration
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<PendingSignUp>();
        services.AddScoped<CreateAccount>();
        services.AddScoped<AccountExistsMail>();
        services.AddScoped<AccountOpenedMail>();
        services.AddScoped<SignUp>();
        services.AddScoped<EmailProof>();
        services.AddScoped<ConfirmEmail>();
        services.AddScoped<ForgotPassword>();
        services.AddScoped<IAccounts, OpenAccount>();
        services.AddScoped<ResetPassword>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<RenamePerson>();
    }
}

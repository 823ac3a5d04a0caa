using System.Security.Claims;
using Tenantry.Tenancy.People;
using Tenantry.Tenancy.Sessions;

namespace Tenantry.Tenancy.Accounts;

/// <summary>Ends all sessions of a user and starts a new one in this browser, or its second step.</summary>
internal sealed class SessionRenewal(EndSessions endSessions, CompleteSignIn complete)
{
    public async Task<ClaimsPrincipal?> RunAsync(User user, CancellationToken ct)
    {
        await endSessions.EndAllAsync(user.Id, except: null, ct);
        return (await complete.AfterFirstStepAsync(user, null, ct)).Principal;
    }
}

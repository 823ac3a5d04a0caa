namespace Tenantry.Tenancy.Contracts;

/// <summary>A person has shown that an address is theirs. Published for each tenant they belong to.</summary>
/// <param name="User">The person.</param>
/// <param name="Email">The address.</param>
[EventName("tenancy.email_confirmed")]
public sealed record EmailConfirmed(UserId User, string Email) : IIntegrationEvent;

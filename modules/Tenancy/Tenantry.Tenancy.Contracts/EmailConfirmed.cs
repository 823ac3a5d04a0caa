namespace Tenantry.Tenancy.Contracts;

/// <summary>Raised when a user confirms an email address. Published for each tenant of the user.</summary>
/// <param name="User">The user.</param>
/// <param name="Email">The email address.</param>
[EventName("tenancy.email_confirmed")]
public sealed record EmailConfirmed(UserId User, string Email) : IIntegrationEvent;

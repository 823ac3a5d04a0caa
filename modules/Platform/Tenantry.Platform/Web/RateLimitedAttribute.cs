namespace Tenantry.Platform.Web;

/// <summary>Specifies a rate limit of its own for an endpoint. See <see cref="RateLimitOptions"/>.</summary>
public enum RateLimitKind
{
    /// <summary>An attempt to sign in, which hashes a password.</summary>
    SignIn = 1,

    /// <summary>A sign-up, which hashes a password and sends an email.</summary>
    SignUp = 2,

    /// <summary>A request that sends an email with a link.</summary>
    EmailLink = 3,

    /// <summary>A checkout without an account.</summary>
    GuestCheckout = 4,

    /// <summary>A change of a password, which hashes it. It counts as an attempt to sign in.</summary>
    PasswordChange = 5,
}

/// <summary>Limits the requests of one IP address to an endpoint. Requests by GET are not counted.</summary>
/// <param name="kind">The limit.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RateLimitedAttribute(RateLimitKind kind) : Attribute
{
    /// <summary>Gets the limit.</summary>
    public RateLimitKind Kind { get; } = kind;

    internal bool HashesPassword => Kind is RateLimitKind.SignIn or RateLimitKind.SignUp or RateLimitKind.PasswordChange;
}

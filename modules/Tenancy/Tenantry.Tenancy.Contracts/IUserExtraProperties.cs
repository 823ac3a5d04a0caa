using System.Text.Json;

namespace Tenantry.Tenancy.Contracts;

/// <summary>Gets and sets the custom user fields that the host adds with <c>TenancyBuilder.AddUserField</c>.</summary>
public interface IUserExtraProperties
{
    /// <summary>Gets the custom field values of a user.</summary>
    /// <param name="user">The user.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The values by field name. Fields without a value are omitted. Empty if the user does not exist.</returns>
    Task<IReadOnlyDictionary<string, JsonElement>> GetAsync(UserId user, CancellationToken ct = default);

    /// <summary>Sets custom field values of a user. Other fields keep their values.</summary>
    /// <param name="user">The user.</param>
    /// <param name="values">The values by field name. JSON <c>null</c> or an empty string removes a value.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>Success, or a problem with the field name if a value is not valid.</returns>
    Task<Result> SetAsync(UserId user, IReadOnlyDictionary<string, JsonElement> values, CancellationToken ct = default);
}

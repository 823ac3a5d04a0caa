using System.Text.Json;

namespace Tenantry.Tenancy.Contracts;

/// <summary>Reads and writes the fields that the host adds to its users with <c>TenancyBuilder.AddUserField</c>.</summary>
public interface IUserExtraProperties
{
    /// <summary>Gets the values of a user.</summary>
    /// <param name="user">The user.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The value of each field that has one, by the name of the field. Empty if there is no such user.</returns>
    Task<IReadOnlyDictionary<string, JsonElement>> GetAsync(UserId user, CancellationToken ct = default);

    /// <summary>Sets values of a user; the other fields keep theirs.</summary>
    /// <param name="user">The user.</param>
    /// <param name="values">The values by the name of the field. JSON <c>null</c> or an empty text removes the value.</param>
    /// <param name="ct">The cancellation token.</param>
    /// <returns>The result: a problem that names the field if a value is not valid.</returns>
    Task<Result> SetAsync(UserId user, IReadOnlyDictionary<string, JsonElement> values, CancellationToken ct = default);
}

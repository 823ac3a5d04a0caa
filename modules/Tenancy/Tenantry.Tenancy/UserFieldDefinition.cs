namespace Tenantry.Tenancy;

/// <summary>Defines a field that the host adds to its users, such as the name of their company.</summary>
/// <param name="Name">
/// The key in JSON and in the database, in camelCase: letters and digits, at most 60. Never renamed, because values are stored under it.
/// </param>
/// <param name="Label">The label on pages.</param>
/// <param name="Type">The type of the value.</param>
public sealed record UserFieldDefinition(string Name, string Label, UserFieldType Type = UserFieldType.Text)
{
    /// <summary>Gets a value indicating whether the field must be filled in where it is shown.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IsRequired { get; init; }

    /// <summary>Gets a value indicating whether sign-up asks for the field.</summary>
    /// <value>The default is <see langword="false"/>. Accounts that a purchase opens did not sign up; their fields are empty.</value>
    public bool IsShownAtSignUp { get; init; }

    /// <summary>
    /// Gets a value indicating whether users see and edit the field on their account page and with <c>/api/auth/account</c>.
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool IsShownOnAccount { get; init; } = true;

    /// <summary>Gets the sentence below the field.</summary>
    /// <value>The default is <see langword="null"/>: none.</value>
    public string? Help { get; init; }

    /// <summary>Gets the maximum number of characters of a text.</summary>
    /// <value>The default is 200; from 1 to 4,000.</value>
    public int MaxLength { get; init; } = 200;

    /// <summary>Gets the values that can be chosen, for a field of the type <see cref="UserFieldType.Choice"/>.</summary>
    /// <value>The default is empty.</value>
    public IReadOnlyList<string> Choices { get; init; } = [];
}

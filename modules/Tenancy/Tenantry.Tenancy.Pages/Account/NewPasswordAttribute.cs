using System.ComponentModel.DataAnnotations;
using Tenantry.Tenancy.People;

namespace Tenantry.Tenancy.Pages;

/// <summary>
/// Checks a new password together with the other fields of its form. The operation checks it again, with the user's address.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NewPasswordAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string { Length: > 0 } password && Passwords.Check(password, email: null) is { } problem
            ? new ValidationResult(problem.Message, [validationContext.MemberName!])
            : ValidationResult.Success;
}

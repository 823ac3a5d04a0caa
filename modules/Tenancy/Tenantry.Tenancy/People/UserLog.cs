using Microsoft.Extensions.Logging;

namespace Tenantry.Tenancy.People;

/// <summary>Log messages of users, event IDs 200-299. They contain IDs only, no names, addresses or keys.</summary>
internal static partial class UserLog
{
    [LoggerMessage(240, LogLevel.Information, "Operator {UserId} was created")]
    public static partial void OperatorCreated(this ILogger logger, Guid userId);

    [LoggerMessage(241, LogLevel.Warning,
        "No operator exists. Set Tenantry:Tenancy:OperatorEmail and Tenantry:Tenancy:OperatorPassword for one start to create one")]
    public static partial void NoOperator(this ILogger logger);
}

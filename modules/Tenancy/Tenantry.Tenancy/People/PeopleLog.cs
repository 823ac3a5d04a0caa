using Microsoft.Extensions.Logging;

namespace Tenantry.Tenancy.People;

/// <summary>The log messages of people, within 200-299. Ids only: no names, no addresses, no keys.</summary>
internal static partial class PeopleLog
{
    [LoggerMessage(240, LogLevel.Information, "Operator {UserId} was made")]
    public static partial void OperatorMade(this ILogger logger, Guid userId);

    [LoggerMessage(241, LogLevel.Warning, "There is no operator. Set Tenantry:Tenancy:OperatorEmail and OperatorPassword for one start")]
    public static partial void NoOperator(this ILogger logger);
}

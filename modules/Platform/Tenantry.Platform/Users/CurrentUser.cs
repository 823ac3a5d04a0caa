using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Tenantry.Platform.Users;

internal sealed class CurrentUser(IHttpContextAccessor http) : ICurrentUser
{
    public UserId? Id => Guid.TryParse(Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? new UserId(id) : null;

    public string? Email => Principal?.FindFirstValue(ClaimTypes.Email);

    public bool IsOperator => Principal?.HasClaim(claim => claim.Type == TenantryClaims.Operator) ?? false;

    public string Actor => Principal switch
    {
        null => "system",
        _ when Id is { } id => $"user:{id}",
        { } principal when principal.FindFirstValue(TenantryClaims.ApiKey) is { } key => $"key:{key}",
        _ => "visitor",
    };

    private ClaimsPrincipal? Principal => http.HttpContext?.User;
}

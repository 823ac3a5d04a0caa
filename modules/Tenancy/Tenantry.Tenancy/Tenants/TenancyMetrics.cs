using System.Diagnostics.Metrics;

namespace Tenantry.Tenancy.Tenants;

/// <summary>Metrics of tenancy. Tenants and users are not tags because their number is unbounded.</summary>
internal sealed class TenancyMetrics(IMeterFactory meters)
{
    /// <summary>The name of the meter, for exporters.</summary>
    public const string Name = "Tenantry.Tenancy";

    private readonly Counter<long> _signUps = meters.Create(Name)
        .CreateCounter<long>("tenantry.tenancy.sign_ups", "{person}", "Users who signed up");

    private readonly Counter<long> _signIns = meters.Create(Name)
        .CreateCounter<long>("tenantry.tenancy.sign_ins", "{attempt}", "Sign-in attempts");

    private readonly Counter<long> _refused = meters.Create(Name).CreateCounter<long>(
        "tenantry.tenancy.requests_refused", "{request}", "Requests refused because of their API key or tenant");

    public void RecordSignUp() => _signUps.Add(1);

    public void RecordSignIn(bool succeeded) => _signIns.Add(1, KeyValuePair.Create<string, object?>("succeeded", succeeded));

    public void RecordRefusal(string code) => _refused.Add(1, KeyValuePair.Create<string, object?>("code", code));
}

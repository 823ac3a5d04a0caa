namespace Tenantry.Kernel;

/// <summary>
/// Something that happened in one module and that others may want to know. It commits together with the change it speaks of and is
/// delivered at least once, in order per tenant.
/// </summary>
/// <remarks>An event is a record in the module's contracts, named in the past tense, with an <see cref="EventNameAttribute"/>.</remarks>
public interface IIntegrationEvent;

namespace Tenantry.Platform.Mails;

/// <summary>The exception that is thrown when a mail can never be sent as it is: sending it again is useless.</summary>
internal sealed class MailRejectedException(string message, Exception? innerException = null) : Exception(message, innerException);

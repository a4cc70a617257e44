using BankingContracts.Server.Store;

namespace BankingContracts.Server.Alerts;

/// <summary>Brings alerts to one destination.</summary>
internal interface IAlertSender
{
    /// <summary>Where to, for people, without secrets.</summary>
    string Address { get; }

    /// <summary>Sends an alert; returns when the receiver has taken it.</summary>
    /// <exception cref="AlertFault">The receiver has not taken it.</exception>
    Task SendAsync(AlertEntry alert, CancellationToken cancellation);
}

using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace RecOrleans.Grains.Users;

/// <summary>Seed of the tools that draw lots: a user's feed stays as it is until its policy changes.</summary>
public static class FeedSeed
{
    /// <param name="userId">Whose feed it is.</param>
    /// <param name="policyVersion">Of the policy in force.</param>
    public static ulong Of(string userId, long policyVersion) =>
        XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{userId}/{policyVersion}")));
}

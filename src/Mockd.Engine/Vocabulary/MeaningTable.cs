namespace Mockd.Engine.Vocabulary;

/// <summary>Which names mean what. Adding a word here is all it takes to teach one.</summary>
internal static class MeaningTable
{
    // What a name may end in: `billing_postal_code` is a postal code.
    private static readonly Dictionary<string, Meaning> Endings = Read(
        (Meaning.Email, "email email_address mail_address e_mail"),
        (Meaning.FirstName, "first_name given_name forename firstname givenname"),
        (Meaning.LastName, "last_name family_name surname lastname familyname"),
        (Meaning.Name, "display_name"),
        (Meaning.FullName, "full_name fullname real_name legal_name customer_name user_full_name"),
        (Meaning.FullName, "contact_name owner_name author_name recipient_name sender_name holder_name"),
        (Meaning.FullName, "cardholder_name employee_name patient_name guest_name driver_name member_name"),
        (Meaning.FullName, "from_name to_name billing_name shipping_name creator_name assignee_name cardholder"),
        (Meaning.Username, "username user_name screen_name nickname login_name"),
        (Meaning.Phone, "phone phone_number phonenumber telephone mobile_number cell_phone fax fax_number msisdn"),
        (Meaning.Phone, "tel tel_number telephone_number phone_no mobile_phone contact_cell contact_mobile"),
        (Meaning.JobTitle, "job_title occupation profession job_role"),
        (Meaning.Company, "company company_name business_name organization_name organisation_name merchant_name"),
        (Meaning.Company, "store_name vendor_name supplier_name employer manufacturer carrier_name bank_name"),
        (Meaning.Street, "street street_address street_name street1 line1 line_1 address1 address_1"),
        (Meaning.StreetUnit, "street2 line2 line_2 address2 address_2"),
        (Meaning.City, "city city_name town locality"),
        (Meaning.Region, "province state_code region_code administrative_area province_state state_province"),
        (Meaning.PostalCode, "postal_code postalcode postcode post_code zip zip_code zipcode"),
        (Meaning.Country, "country country_code countrycode country_iso iso_country nationality"),
        (Meaning.CountryName, "country_name"),
        (
            Meaning.TimeZone,
            "timezone time_zone tz timezone_id timezone_name time_zone_id time_zone_name timezone_code time_zone_code"
        ),
        (Meaning.Locale, "locale language_code lang_code"),
        (Meaning.Language, "language lang"),
        (Meaning.Currency, "currency currency_code currencycode currency_iso"),
        (Meaning.Latitude, "latitude lat"),
        (Meaning.Longitude, "longitude lng lon"),
        (Meaning.Url, "url uri href website homepage permalink link endpoint callback webhook"),
        (
            Meaning.ImageUrl,
            "image_url avatar_url pic_url photo_url logo_url icon_url picture_url thumbnail_url cover_url"
        ),
        (Meaning.ImageUrl, "avatar image_uri thumbnail profile_picture"),
        (Meaning.Domain, "domain domain_name hostname host_name fqdn"),
        (Meaning.IpAddress, "ip ip_address ipaddress ip_addr ipv4 remote_addr"),
        (Meaning.MacAddress, "mac_address macaddress hardware_address"),
        (Meaning.UserAgent, "user_agent useragent"),
        (Meaning.Path, "path directory folder_path file_path"),
        (Meaning.FileName, "filename file_name"),
        (Meaning.MimeType, "mime_type mimetype content_type media_type"),
        (Meaning.Title, "title headline subject"),
        (Meaning.ThingName, "product_name item_name plan_name project_name display_label"),
        (Meaning.Sentence, "description summary caption"),
        (Meaning.Paragraph, "body content bio biography overview"),
        (Meaning.Slug, "slug handle permalink_slug"),
        (Meaning.Color, "color colour"),
        (Meaning.Status, "status"),
        (Meaning.Level, "severity confidence criticality urgency likelihood risk_level severity_level impact_level"),
        (Meaning.Unit, "unit units unit_of_measure unit_of_measurement uom"),
        (Meaning.Uuid, "uuid guid"),
        (Meaning.Id, "id sid uid identifier"),
        (Meaning.Token, "token secret api_key access_key secret_key password key cursor nonce"),
        (Meaning.Hash, "fingerprint hash checksum sha sha1 sha256 md5 digest etag signature"),
        (Meaning.Code, "reference reference_number sku code order_number invoice_number serial_number"),
        (Meaning.Numeral, "number"),
        (Meaning.Version, "version"),
        (Meaning.ApiVersion, "api_version"),
        (Meaning.LastFour, "last4 last_four last_4"),
        (Meaning.CardBrand, "card_brand card_type card_network"),
        (Meaning.Amount, "amount price subtotal total_price balance cost fee fees tax discount revenue salary budget"),
        (Meaning.Amount, "total_amount amount_due amount_paid unit_amount total_due"),
        (Meaning.Percent, "percent percentage rate ratio"),
        (Meaning.Quantity, "quantity qty stock inventory"),
        (Meaning.Count, "count total_count num_items total_records total_items total_results"),
        (Meaning.Size, "size bytes file_size size_bytes"),
        (Meaning.Duration, "duration expires_in ttl timeout interval seconds minutes elapsed delay"),
        (Meaning.Duration, "response_time processing_time wait_time lead_time cook_time prep_time run_time total_time"),
        (Meaning.Duration, "execution_time travel_time play_time load_time idle_time transit_time build_time"),
        (Meaning.Duration, "preparation_time cooking_time reading_time handling_time elapsed_time cpu_time uptime"),
        (Meaning.Age, "age"),
        (Meaning.Rating, "rating score stars"),
        (Meaning.Length, "width height depth length weight distance"),
        (Meaning.Port, "port"),
        (Meaning.RateLimit, "rate_limit ratelimit ratelimit_limit rate_limit_limit"),
        (Meaning.RateLimit, "ratelimit_remaining rate_limit_remaining"),
        (Meaning.Wait, "retry_after"),
        (Meaning.Soon, "ratelimit_reset rate_limit_reset reset_at resets_at"),
        (Meaning.Year, "year"),
        (Meaning.ExpiryYear, "exp_year expiry_year expiration_year"),
        (Meaning.BirthYear, "birth_year year_of_birth"),
        (Meaning.Quarter, "quarter"),
        (Meaning.Month, "month"),
        (Meaning.Week, "week_number week_of_year iso_week"),
        (Meaning.Weekday, "day_of_week weekday"),
        (Meaning.Day, "day_of_month"),
        (Meaning.HttpStatus, "status_code http_status http_status_code"),
        (Meaning.Birth, "birth_date birthdate date_of_birth birthday dob"),
        (Meaning.Made, "created created_at created_on created_date create_time creation_date creation_time"),
        (Meaning.Made, "date_created created_time registered_at joined_at ordered_at issued_at signed_up_at"),
        (Meaning.Made, "inserted_at first_seen first_seen_at order_date issue_date created_timestamp added_at"),
        (Meaning.Begun, "start_at start_date start_time starts_at started_at start_on begin_date begin_at begin_time"),
        (Meaning.Begun, "valid_from effective_from period_start from_date date_from opens_at since start_timestamp"),
        (Meaning.Changed, "updated updated_at updated_on update_time date_updated last_updated modified modified_at"),
        (Meaning.Changed, "last_modified date_modified modified_date last_seen last_seen_at changed_at updated_date"),
        (Meaning.Changed, "update_date last_login last_login_at last_modified_at updated_timestamp modification_date"),
        (Meaning.Ended, "ended_at finished_at completed_at closed_at canceled_at cancelled_at resolved_at"),
        (Meaning.Ended, "end_time_actual stopped_at expired_at"),
        (Meaning.Due, "end_at end_date end_time ends_at end_on expires expires_at expires_on expiry expiry_date"),
        (Meaning.Due, "expiration expiration_date expiration_time expire_time valid_to valid_until effective_to"),
        (Meaning.Due, "period_end to_date date_to due_at due_date deadline renews_at end_timestamp available_until"),
        (Meaning.Moment, "at timestamp date datetime date_time unix_time epoch_time arrival_time departure_time"),
        (Meaning.Moment, "event_time publish_time commit_time server_time current_time transaction_time request_time"),
        (Meaning.GoodFlag, "active enabled available success verified valid confirmed healthy")
    );

    // What a name means only where it is all of it: `to` is a phone number or an address, `ship_to` is not.
    private static readonly Dictionary<string, Meaning> Wholes = Read(
        (Meaning.Name, "name label"),
        (Meaning.FullName, "author recipient sender assignee"),
        (Meaning.Username, "login"),
        (Meaning.Phone, "mobile cell from to"),
        (Meaning.Company, "organization organisation org merchant employer brand_name vendor"),
        (Meaning.State, "state"),
        (Meaning.Region, "region"),
        (Meaning.Address, "address location formatted_address full_address"),
        (Meaning.TimeZone, "zone"),
        (Meaning.MacAddress, "mac"),
        (Meaning.Domain, "host server"),
        (Meaning.ImageUrl, "image photo picture logo icon"),
        (Meaning.Paragraph, "text message comment comments note notes details agenda remarks"),
        (Meaning.Tag, "tag keyword category topic group department dept industry"),
        (Meaning.Type, "type kind"),
        (Meaning.Environment, "environment env"),
        (Meaning.Method, "method http_method"),
        (Meaning.CardBrand, "brand"),
        (Meaning.Amount, "total"),
        (Meaning.Page, "page"),
        (Meaning.Page, "page_number"),
        (Meaning.Code, "number"),
        (Meaning.Week, "week"),
        (Meaning.Day, "day"),
        (Meaning.Hour, "hour hours"),
        (Meaning.Minute, "minute second"),
        (Meaning.Begun, "start begin"),
        (Meaning.Due, "end until"),
        (Meaning.GoodFlag, "ok is_valid")
    );

    /// <summary>What the words mean, and those in front that do not take part in it.</summary>
    public static (Meaning Meaning, string Stem) Find(string words)
    {
        if (Wholes.TryGetValue(words, out var whole))
        {
            return (whole, "");
        }

        for (var at = 0; at >= 0; )
        {
            if (Endings.TryGetValue(words[at..], out var found))
            {
                return (found, at == 0 ? "" : words[..(at - 1)]);
            }

            var next = words.IndexOf('_', at);
            at = next < 0 ? -1 : next + 1;
        }

        return words.EndsWith("_name", StringComparison.Ordinal) ? (Meaning.ThingName, words[..^5])
            : PromiseNames.IsHappening(words) ? (Meaning.Moment, words[..words.LastIndexOf('_')])
            : (Meaning.None, "");
    }

    private static Dictionary<string, Meaning> Read(params (Meaning Meaning, string Names)[] rows)
    {
        var table = new Dictionary<string, Meaning>(StringComparer.Ordinal);
        foreach (var (meaning, names) in rows)
        {
            foreach (var name in names.Split(' '))
            {
                table[name] = meaning;
            }
        }

        return table;
    }
}

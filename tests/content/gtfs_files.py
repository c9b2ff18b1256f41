# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""Small timetables, after the fields of https://gtfs.org/documentation/schedule/reference/."""

import io
import zipfile

TABLES = {
    "agency": "agency_id,agency_name,agency_url,agency_timezone,agency_phone\n"
    "amt,Amt,https://example.org,Europe/Berlin,04356 99\n",
    "stops": "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,platform_code\n"
    'S1,"Haby, Schule",54.40,9.80,0,,\n'
    'S2,"Groß Wittensee, Dorfplatz",54.39,9.77,0,,\n'
    "S3,Eckernförde ZOB,54.47,9.83,0,,\n",
    "routes": "route_id,agency_id,route_short_name,route_long_name,route_type\nR,amt,713,,3\n",
    "trips": "route_id,service_id,trip_id,trip_headsign\nR,D,T1,\nR,D,T2,Nach Eckernförde\n",
    "stop_times": "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type\n"
    "T1,8:00:00,8:00:00,S1,1,0\nT1,8:10:00,8:11:00,S2,2,0\nT1,8:30:00,8:30:00,S3,3,0\n"
    "T2,24:50:00,24:50:00,S1,1,0\nT2,25:00:00,25:01:00,S2,2,0\nT2,25:20:00,25:20:00,S3,3,0\n",
    "calendar": "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,"
    "start_date,end_date\nD,1,1,1,1,1,1,1,20260101,20271231\n",
}


def feed(folder="", **changed):
    """A zip with the usual tables; those given replace theirs, None leaves one out."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**TABLES, **changed}.items():
            if text is not None:
                data = text if isinstance(text, bytes) else text.encode()
                archive.writestr(f"{folder}{name}.txt", data)
    return made.getvalue()
